/** A masked number says nothing by itself: its type stands before it. */
export const objectName = ({ typeName, title }: { typeName: string; title: string }): string =>
  title.startsWith('•') ? `${typeName} ${title}` : title;

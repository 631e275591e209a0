export const DeskWrapUp = () => null;

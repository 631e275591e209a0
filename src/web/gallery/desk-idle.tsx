export const DeskIdle = () => null;

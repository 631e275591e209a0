export const DeskRinging = () => null;

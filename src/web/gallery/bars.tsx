export const Bars = () => null;

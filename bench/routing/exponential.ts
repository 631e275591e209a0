export const exponential = (random: () => number): number => -Math.log(1 - random());

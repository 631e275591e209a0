import { expect, type Locator } from '@playwright/test';

/**
 * It is seen at once, by whoever looks at the screen as it opened: inside the window and inside every box that could cut
 * it off, nothing scrolled to bring it there, nothing over it.
 */
export async function expectOnFirstScreen(what: Locator, name: string): Promise<void> {
  await expect(what, name).toHaveCount(1);
  await expect.poll(() => what.evaluate(whatHidesIt), { message: name }).toEqual([]);
}

function whatHidesIt(element: Element): string[] {
  const faults: string[] = [];
  const box = element.getBoundingClientRect();
  const isInside = (within: { left: number; top: number; right: number; bottom: number }): boolean =>
    box.left >= within.left && box.top >= within.top && box.right <= within.right && box.bottom <= within.bottom;
  if (box.width < 1 || box.height < 1 || (element.textContent ?? '').trim() === '') faults.push('empty');
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
    faults.push('invisible');
  if (!isInside({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })) faults.push('outside the window');
  if (element.scrollWidth > element.clientWidth && element.clientWidth > 0) faults.push('its text is cut off');
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (above.scrollTop > 0 || above.scrollLeft > 0) faults.push(`scrolled in ${above.tagName}`);
    const { overflowX, overflowY } = getComputedStyle(above);
    const { left, top } = above.getBoundingClientRect();
    const inner = { left: left + above.clientLeft, top: top + above.clientTop };
    const visible = { ...inner, right: inner.left + above.clientWidth, bottom: inner.top + above.clientHeight };
    if ((overflowX !== 'visible' || overflowY !== 'visible') && above.clientWidth > 0 && !isInside(visible))
      faults.push(`cut off by ${above.tagName}`);
  }
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  for (const { x, y } of [middle, { x: box.left + 3, y: middle.y }, { x: box.right - 3, y: middle.y }]) {
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(element.contains(hit) || hit.contains(element)))
      faults.push(`covered by ${hit?.outerHTML ?? 'nobody'}`);
  }
  return faults;
}

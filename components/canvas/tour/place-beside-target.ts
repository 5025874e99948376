interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface TourPlace {
  card: { left: number; top: number };
  ring?: Box;
}

const card = { width: 320, height: 170 };
const gap = 14;
/** A target this large is pointed at from inside. */
const large = 0.5;

/** Where the card stands: beside what it speaks of, inside the window; in its middle when there is nothing to point at. */
export function placeBesideTarget(
  target: Box | undefined,
  { innerWidth, innerHeight }: { innerWidth: number; innerHeight: number },
): TourPlace {
  const middle = { left: (innerWidth - card.width) / 2, top: (innerHeight - card.height) / 2 };
  if (!target || target.width === 0) return { card: inside(middle, innerWidth, innerHeight) };
  if (target.width > innerWidth * large && target.height > innerHeight * large) {
    const left = target.left + (target.width - card.width) / 2;
    return { card: inside({ left, top: target.top + target.height * 0.6 }, innerWidth, innerHeight) };
  }
  const ring = { left: target.left, top: target.top, width: target.width, height: target.height };
  const right = target.left + target.width + gap;
  const tall = target.height > innerHeight / 3;
  const below = target.top + target.height + gap;
  const top = below + card.height < innerHeight ? below : target.top - card.height - gap;
  const beside =
    tall && right + card.width < innerWidth ? { left: right, top: target.top + 24 } : { left: target.left, top };
  return { card: inside(beside, innerWidth, innerHeight), ring };
}

const inside = ({ left, top }: { left: number; top: number }, width: number, height: number) => ({
  left: Math.max(12, Math.min(left, width - card.width - 12)),
  top: Math.max(12, Math.min(top, height - card.height - 12)),
});

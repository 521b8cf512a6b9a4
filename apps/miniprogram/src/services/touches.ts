const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Hears every sign of somebody at the screen, until the answered function is called. In a browser only: weapp has no page that needs it. */
export function watchTouches(heard: () => void): () => void {
  for (const sign of SIGNS) window.addEventListener(sign, heard, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, heard, { capture: true });
  };
}

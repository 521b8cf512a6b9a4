import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { SheetLayerProps } from './sheet-layer';

const TAPPABLE = 'a[href], button:not([disabled]), input, textarea, select, [tabindex="0"]';

/** Takes the keyboard while it is open, and gives it back to what opened it. */
export function SheetLayer({ label, onClose, shade, children }: SheetLayerProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Tab') return;
    const tappable = [...(sheet.current?.querySelectorAll<HTMLElement>(TAPPABLE) ?? [])];
    const [first, last] = [tappable[0], tappable[tappable.length - 1]];
    const edge = event.shiftKey ? first : last;
    if (document.activeElement !== edge && !(event.shiftKey && document.activeElement === sheet.current)) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };

  return (
    <div className="sheet-layer" onKeyDown={onKeyDown}>
      {shade}
      <div className="sheet" role="dialog" aria-modal aria-label={label} tabIndex={-1} ref={sheet}>
        {children}
      </div>
    </div>
  );
}

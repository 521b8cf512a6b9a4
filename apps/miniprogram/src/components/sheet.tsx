import type { ReactNode } from 'react';
import { Box, Heading, Tap } from './elements';
import { SheetLayer } from './sheet-layer';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** What the sheet is for, at its end. */
  actions?: ReactNode;
}

/** A panel from the bottom; the dimmed page behind it closes it. */
export function Sheet({ title, onClose, children, actions }: SheetProps) {
  return (
    <SheetLayer label={title} onClose={onClose} shade={<Tap className="sheet-shade" label="关闭" onTap={onClose} />}>
      <Box className="sheet-head">
        <Heading level={2} className="sheet-title">
          {title}
        </Heading>
        <Tap className="text-button" onTap={onClose}>
          关闭
        </Tap>
      </Box>
      <Box className="sheet-body">{children}</Box>
      {actions && <Box className="sheet-actions">{actions}</Box>}
    </SheetLayer>
  );
}

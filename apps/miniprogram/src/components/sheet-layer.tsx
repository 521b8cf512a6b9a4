import type { ReactNode } from 'react';
import { Box } from './elements';

export interface SheetLayerProps {
  label: string;
  onClose: () => void;
  /** The dimmed page. */
  shade: ReactNode;
  children: ReactNode;
}

export function SheetLayer({ label, shade, children }: SheetLayerProps) {
  return (
    <Box className="sheet-layer">
      {shade}
      <Box className="sheet" role="dialog" label={label}>
        {children}
      </Box>
    </Box>
  );
}

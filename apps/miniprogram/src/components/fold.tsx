import type { ReactNode } from 'react';
import { Box, Tap, Words } from './elements';
import { Unbroken } from './unbroken';

interface FoldProps {
  title: string;
  /** What is inside, while it is closed. */
  note: string;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** What most people do not need, out of their way. */
export function Fold({ title, note, isOpen, onToggle, children }: FoldProps) {
  return (
    <Box as="section" className="fold">
      <Tap className="fold-tap" expanded={isOpen} onTap={onToggle}>
        <Box className="row-text">
          <Words as="p" className="row-title">
            {title}
          </Words>
          {!isOpen && (
            <Words as="p" className="hint">
              <Unbroken text={note} />
            </Words>
          )}
        </Box>
        <Words className="fold-word">{isOpen ? '收起' : '展开'}</Words>
      </Tap>
      {isOpen && <Box className="fold-body">{children}</Box>}
    </Box>
  );
}

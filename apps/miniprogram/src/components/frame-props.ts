import type { ReactNode } from 'react';
import type { TabKey } from '../services/navigate';

export interface FrameProps {
  title: string;
  /** Set on the four tab pages. */
  tab?: TabKey;
  /** Stays at the bottom of the screen. */
  footer?: ReactNode;
  /** A sheet over the page. */
  over?: ReactNode;
  /** A screen in the hall: large, without a way out. */
  kiosk?: boolean;
  className?: string;
  children: ReactNode;
}

import type { ReactNode } from 'react';

/** A region of a page; `as` names what it is, for readers that cannot see it. */
export interface BoxProps {
  as?: 'div' | 'section' | 'article' | 'ul' | 'ol' | 'li' | 'nav' | 'main' | 'header' | 'footer';
  className?: string;
  id?: string;
  label?: string;
  /** status is read out when its words change; alert interrupts. */
  role?: 'status' | 'alert' | 'group' | 'radiogroup' | 'dialog';
  children?: ReactNode;
}

export interface WordsProps {
  as?: 'span' | 'p' | 'strong' | 'mark';
  className?: string;
  /** Ornament that must not be read out. */
  hidden?: boolean;
  children?: ReactNode;
}

export interface HeadingProps {
  level: 2 | 3;
  className?: string;
  id?: string;
  children: ReactNode;
}

/** A picture that says nothing which the words beside it do not say. */
export interface OrnamentProps {
  src: string;
  className?: string;
}

/** A share drawn as an ornament beside the words that say it: up to `sure` for certain, up to `maybe` perhaps. Both between 0 and 1. */
export interface BarProps {
  sure: number;
  maybe?: number;
}

export const partWidth = (part: number): string => `${Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10}%`;

/** Anything that can be tapped. With `to` it is a link to a page. */
export interface TapProps {
  className?: string;
  label?: string;
  to?: string;
  onTap?: () => void;
  disabled?: boolean;
  role?: 'button' | 'switch' | 'radio' | 'checkbox';
  checked?: boolean;
  expanded?: boolean;
  children?: ReactNode;
}

export interface FieldProps {
  label: string;
  /** The label is read out but not drawn. */
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  onConfirm?: () => void;
  placeholder?: string;
  maxLength?: number;
  kind?: 'text' | 'search' | 'decimal';
  hint?: string;
}

export interface AreaProps extends Omit<FieldProps, 'kind' | 'onConfirm'> {
  rows?: number;
}

export interface DayFieldProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
  /** The first day to choose from. */
  from?: string;
}

/** A time of day, `07:30`. */
export interface TimeFieldProps {
  label: string;
  value: string;
  onChange: (time: string) => void;
}

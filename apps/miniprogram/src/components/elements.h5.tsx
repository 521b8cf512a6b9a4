import { useId, type ElementType } from 'react';
import { open } from '../services/navigate';
import { splitTables } from '../wording/html';
import { partWidth, type AreaProps, type BarProps, type BoxProps, type DayFieldProps, type FieldProps, type HeadingProps, type OrnamentProps, type TapProps, type TimeFieldProps, type WordsProps } from './element-props';

export function Box({ as = 'div', className, id, label, role, children }: BoxProps) {
  const Tag: ElementType = as;
  return (
    <Tag className={className} id={id} aria-label={label} role={role ?? (as === 'ul' || as === 'ol' ? 'list' : undefined)}>
      {children}
    </Tag>
  );
}

export function Words({ as = 'span', className, hidden, children }: WordsProps) {
  const Tag: ElementType = as;
  return (
    <Tag className={as === 'mark' ? `mark ${className ?? ''}` : className} aria-hidden={hidden || undefined}>
      {children}
    </Tag>
  );
}

export function Heading({ level, className, id, children }: HeadingProps) {
  const Tag: ElementType = `h${level}`;
  return (
    <Tag className={className} id={id}>
      {children}
    </Tag>
  );
}

export function Ornament({ src, className }: OrnamentProps) {
  return <img src={src} alt="" loading="lazy" className={className} />;
}

export function Bar({ sure, maybe = sure }: BarProps) {
  return (
    <div className="bar-ground" aria-hidden>
      <div className="bar-maybe" style={{ width: partWidth(maybe) }} />
      <div className="bar-sure" style={{ width: partWidth(sure) }} />
    </div>
  );
}

export function Tap({ className, label, to, onTap, disabled, role, checked, expanded, children }: TapProps) {
  const classes = `tap ${className ?? ''} ${disabled ? 'off' : ''}`;
  if (to) {
    return (
      <a
        className={classes}
        href={`#${to}`}
        aria-label={label}
        onClick={(event) => {
          event.preventDefault();
          onTap?.();
          void open(to);
        }}
      >
        {children}
      </a>
    );
  }
  const isPlain = role === undefined || role === 'button';
  return (
    <button type="button" className={classes} aria-label={label} disabled={disabled} role={isPlain ? undefined : role} aria-checked={checked} aria-expanded={expanded} onClick={onTap}>
      {children}
    </button>
  );
}

export function Field({ label, labelHidden, value, onChange, onConfirm, placeholder, maxLength = 100, kind = 'text', hint }: FieldProps) {
  const id = useId();
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm?.();
      }}
    >
      <label htmlFor={id} className={labelHidden ? 'unseen' : 'field-label'}>
        {label}
      </label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      <input
        id={id}
        className="input"
        type={kind === 'search' ? 'search' : 'text'}
        inputMode={kind === 'decimal' ? 'decimal' : undefined}
        enterKeyHint={kind === 'search' ? 'search' : 'done'}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
      />
    </form>
  );
}

export function Area({ label, labelHidden, value, onChange, placeholder, maxLength = 2000, hint, rows = 5 }: AreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? 'unseen' : 'field-label'}>
        {label}
      </label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      <textarea id={id} className="input area" rows={rows} aria-describedby={hint ? `${id}-hint` : undefined} value={value} placeholder={placeholder} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

export function DayField({ label, value, onChange, from }: DayFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input id={id} className="input" type="date" min={from} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} />
    </div>
  );
}

export function TimeField({ label, value, onChange }: TimeFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input id={id} className="input" type="time" required value={value} onChange={(event) => event.target.value && onChange(event.target.value)} />
    </div>
  );
}

export function SideScroll({ as = 'div', className, children, label }: BoxProps) {
  const Tag: ElementType = as;
  return (
    <Tag className={className} aria-label={label} role={label && as === 'div' ? 'group' : undefined}>
      {children}
    </Tag>
  );
}

/** The server publishes clean HTML only: no scripts, styles, events or outside pictures. */
export function Rich({ html }: { html: string; text: string }) {
  return (
    <div className="rich">
      {splitTables(html).map((segment, at) =>
        segment.kind === 'flow' ? (
          <div key={at} dangerouslySetInnerHTML={{ __html: segment.html }} />
        ) : (
          <div key={at} className="wide" tabIndex={0} role="group" aria-label="表格，可左右滑动" dangerouslySetInnerHTML={{ __html: segment.html }} />
        ),
      )}
    </div>
  );
}

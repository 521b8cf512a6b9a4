import { Image, Input, Picker, RichText, ScrollView, Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { open } from '../services/navigate';
import { splitTables, withStyles } from '../wording/html';
import { partWidth, type AreaProps, type BarProps, type BoxProps, type DayFieldProps, type FieldProps, type HeadingProps, type OrnamentProps, type TapProps, type TimeFieldProps, type WordsProps } from './element-props';

/** WeChat's components; elements.h5.tsx has the same names as real HTML. */

const roles: Partial<Record<NonNullable<BoxProps['as']>, string>> = { nav: 'navigation', main: 'main', ul: 'list', ol: 'list', li: 'listitem', article: 'article' };

export function Box({ as, className, id, label, role, children }: BoxProps) {
  const ariaRole = role ?? (as && roles[as]);
  const aria = { ...(label ? { ariaLabel: label } : {}), ...(ariaRole ? { ariaRole } : {}), ...(role === 'status' ? { ariaLive: 'polite' } : {}) };
  return (
    <View {...(className ? { className } : {})} {...(id ? { id } : {})} {...aria}>
      {children}
    </View>
  );
}

export function Words({ as, className, hidden, children }: WordsProps) {
  const classes = [as === 'mark' && 'mark', className].filter(Boolean).join(' ');
  const aria = hidden ? { ariaHidden: true } : {};
  if (as === 'p') return <View {...(classes ? { className: classes } : {})} {...aria}>{children}</View>;
  return <Text {...(classes ? { className: classes } : {})} {...aria}>{children}</Text>;
}

export function Heading({ className, id, children }: HeadingProps) {
  return (
    <View {...(className ? { className } : {})} {...(id ? { id } : {})} {...{ ariaRole: 'heading' }}>
      {children}
    </View>
  );
}

export function Ornament({ src, className }: OrnamentProps) {
  return <Image src={src} mode="aspectFill" lazyLoad {...(className ? { className } : {})} />;
}

export function Bar({ sure, maybe = sure }: BarProps) {
  return (
    <View className="bar-ground" {...{ ariaHidden: true }}>
      <View className="bar-maybe" style={{ width: partWidth(maybe) }} />
      <View className="bar-sure" style={{ width: partWidth(sure) }} />
    </View>
  );
}

export function Tap({ className, label, to, onTap, disabled, role, checked, expanded, children }: TapProps) {
  const press = () => {
    if (disabled) return;
    onTap?.();
    if (to) void open(to);
  };
  const aria = {
    ariaRole: role ?? (to ? 'link' : 'button'),
    ...(label ? { ariaLabel: label } : {}),
    ...(checked === undefined ? {} : { ariaChecked: checked }),
    ...(expanded === undefined ? {} : { ariaExpanded: expanded }),
    ...(disabled ? { ariaDisabled: true } : {}),
  };
  return (
    <View className={`tap ${className ?? ''} ${disabled ? 'off' : ''}`} hoverClass="pressed" hoverStayTime={80} onClick={press} {...aria}>
      {children}
    </View>
  );
}

export function Field({ label, labelHidden, value, onChange, onConfirm, placeholder = '', maxLength = 100, kind = 'text', hint }: FieldProps) {
  return (
    <View className="field">
      {!labelHidden && <View className="field-label">{label}</View>}
      {hint && <View className="hint">{hint}</View>}
      <Input
        className="input"
        type={kind === 'decimal' ? 'digit' : 'text'}
        confirmType={kind === 'search' ? 'search' : 'done'}
        value={value}
        placeholder={placeholder}
        placeholderClass="placeholder"
        maxlength={maxLength}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={() => onConfirm?.()}
        {...{ ariaLabel: label }}
      />
    </View>
  );
}

export function Area({ label, labelHidden, value, onChange, placeholder = '', maxLength = 2000, hint }: AreaProps) {
  return (
    <View className="field">
      {!labelHidden && <View className="field-label">{label}</View>}
      {hint && <View className="hint">{hint}</View>}
      <Textarea className="input area" value={value} placeholder={placeholder} placeholderClass="placeholder" maxlength={maxLength} onInput={(event) => onChange(event.detail.value)} {...{ ariaLabel: label }} />
    </View>
  );
}

export function DayField({ label, value, onChange, from = '' }: DayFieldProps) {
  return (
    <View className="field">
      <View className="field-label">{label}</View>
      <Picker mode="date" value={value ?? ''} start={from} onChange={(event) => onChange(event.detail.value || undefined)} {...{ ariaLabel: label, ariaRole: 'button' }}>
        <View className="input">{value ?? '不限'}</View>
      </Picker>
    </View>
  );
}

export function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <View className="field">
      <View className="field-label">{label}</View>
      <Picker mode="time" value={value} onChange={(event) => onChange(event.detail.value)} {...{ ariaLabel: `${label} ${value}`, ariaRole: 'button' }}>
        <View className="input">{value}</View>
      </Picker>
    </View>
  );
}

/** A bar of things that scrolls sideways when it is too long. */
export function SideScroll({ className, children, label }: BoxProps) {
  return (
    <ScrollView scrollX enableFlex className={className ?? ''} {...(label ? { ariaLabel: label } : {})}>
      {children}
    </ScrollView>
  );
}

/** One setData of WeChat takes 1 MB and stutters at 256 KB: longer bodies are read on in plain text, piece by piece. */
const LONGEST_HTML = 120_000;
const PIECE = 8_000;

export function Rich({ html, text }: { html: string; text: string }) {
  const [shown, setShown] = useState(PIECE);
  if (html.length > LONGEST_HTML) {
    return (
      <View className="rich">
        <View className="hint">这份公告很长，这里分段显示文字；表格请看附件或原文。</View>
        <Text userSelect>{text.slice(0, shown)}</Text>
        {shown < text.length && <Tap className="button quiet" onTap={() => setShown(shown + PIECE)}>继续阅读</Tap>}
      </View>
    );
  }
  return (
    <View className="rich">
      {splitTables(html).map((segment, at) =>
        segment.kind === 'flow' ? (
          <RichText key={at} nodes={withStyles(segment.html)} userSelect />
        ) : (
          <ScrollView key={at} scrollX className="wide">
            <RichText nodes={withStyles(segment.html)} userSelect />
          </ScrollView>
        ),
      )}
    </View>
  );
}

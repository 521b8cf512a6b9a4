import { Select } from 'antd';
import { optionsOf } from '@/lib/options';

interface Props<K extends string> {
  label: string;
  words: Record<K, string | { label: string }>;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export const ChoiceFilter = <K extends string>({ label, words, value, onChange }: Props<K>) => (
  <Select
    aria-label={label}
    className="choice-filter"
    allowClear
    placeholder={label}
    options={optionsOf(words)}
    value={value && value in words ? (value as K) : null}
    onChange={(next: K | null) => onChange(next ?? undefined)}
    popupMatchSelectWidth={false}
  />
);

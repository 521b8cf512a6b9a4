import { Box, Tap } from './elements';

interface ChoicesProps<V extends string> {
  label: string;
  options: { value: V; label: string }[];
  chosen: V[];
  onChange: (chosen: V[]) => void;
  /** Choosing one drops the others. */
  single?: boolean;
}

/** Chips to choose from. */
export function Choices<V extends string>({ label, options, chosen, onChange, single = false }: ChoicesProps<V>) {
  const toggle = (value: V) => {
    if (single) onChange([value]);
    else onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  return (
    <Box className="choices" role={single ? 'radiogroup' : 'group'} label={label}>
      {options.map((option) => {
        const isOn = chosen.includes(option.value);
        return (
          <Tap key={option.value} className={`choice ${isOn ? 'choice-on' : ''}`} role={single ? 'radio' : 'checkbox'} checked={isOn} onTap={() => toggle(option.value)}>
            {isOn ? `✓ ${option.label}` : option.label}
          </Tap>
        );
      })}
    </Box>
  );
}

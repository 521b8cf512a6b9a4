import { platform } from '../services/platform';
import { phoneRefusalWords } from '../wording/phone-refusal';
import type { PhoneButtonProps } from './phone-button';
import { Tap } from './elements';

export function PhoneButton({ label, onCode, onRefused }: PhoneButtonProps) {
  const ask = () => {
    platform.askForPhone().then(onCode, (failure: unknown) => onRefused(phoneRefusalWords(failure instanceof Error ? failure.message : '')));
  };
  return (
    <Tap className="button" onTap={ask}>
      {label}
    </Tap>
  );
}

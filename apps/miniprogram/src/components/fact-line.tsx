import type { Fact } from '../wording/facts';
import { Words } from './elements';

/** Longer parts (a company's name) may wrap; a date or an amount never does. */
const SHORT = 16;

export function FactLine({ fact }: { fact: Fact }) {
  const parts = fact.words.split(' · ');
  return (
    <Words as="p" className={`card-fact ${fact.urgent ? 'urgent' : ''}`}>
      {parts.map((part, at) => (
        <Words key={part} {...(part.length <= SHORT ? { className: 'whole' } : {})}>
          {at < parts.length - 1 ? `${part} · ` : part}
        </Words>
      ))}
    </Words>
  );
}

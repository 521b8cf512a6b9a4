import type { Limit } from '@sunshine/contracts';
import { useState } from 'react';
import { dueOf, lawWords, type Due } from '../wording/limits';
import { Box, Tap, Words } from './elements';
import { Unbroken } from './unbroken';

interface LawFactProps {
  name: string;
  /** Parts that no end of a line tears. */
  value: string | string[];
  /** What it rests on, shown on a tap. */
  law: string | null;
  /** How it was counted. */
  how?: string | null;
  tone?: Due['tone'];
}

/** A fact of the law in plain words; its article and how it was counted are one tap away. */
export function LawFact({ name, value, law, how = null, tone = 'plain' }: LawFactProps) {
  const [isOpen, setOpen] = useState(false);
  const parts = typeof value === 'string' ? null : value.filter(Boolean);
  return (
    <Box as="li" className="fact law-fact">
      <Words className="fact-name">{name}</Words>
      <Box className={`fact-value ${tone === 'plain' ? '' : tone}`}>
        {parts === null
          ? value
          : parts.map((part) => (
              <Words key={part} className="whole">
                {part}
              </Words>
            ))}
      </Box>
      {law && (
        <Tap className="text-button" label={`${name}：${isOpen ? '收起' : '看'}依据`} expanded={isOpen} onTap={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : '依据'}
        </Tap>
      )}
      {isOpen && (
        <Box className="law-note">
          <Words as="p">{law}</Words>
          {how && (
            <Words as="p">
              <Unbroken text={how} />
            </Words>
          )}
        </Box>
      )}
    </Box>
  );
}

interface LimitFactProps {
  name: string;
  limit: Limit;
  /** What is left of it, or how it was kept. */
  due: Due;
}

/** A date with what is left until it. */
export const LimitFact = ({ name, limit, due }: LimitFactProps) => (
  <LawFact name={name} value={[due.day, due.left && `（${due.left}）`]} law={lawWords(limit)} how={limit.sentence} tone={due.tone} />
);

/** A date that lies ahead, counted in days. */
export const AheadFact = ({ name, limit, now }: { name: string; limit: Limit; now: number }) => <LimitFact name={name} limit={limit} due={dueOf(limit, now)} />;

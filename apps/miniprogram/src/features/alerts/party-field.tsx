import type { Party } from '@sunshine/contracts';
import { MAX_ALERT_PARTIES } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Box, Field, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { useAnswer } from '../../services/use-answer';
import { useDebounced } from '../../services/use-debounced';
import { partiesLike } from './api';

const PAUSE_MS = 400;

interface PartyFieldProps {
  label: string;
  role: 'owner' | 'agency';
  chosen: Party[];
  onChange: (chosen: Party[]) => void;
}

function Found({ role, q, chosen, onPick }: Pick<PartyFieldProps, 'role' | 'chosen'> & { q: string; onPick: (party: Party) => void }) {
  const answer = useAnswer(() => partiesLike(role, q), q);
  if (answer.error !== null) return <Failed error={answer.error} kept onRetry={() => void answer.reload()} />;
  if (answer.data === undefined) return <Words as="p" className="hint">正在查找…</Words>;
  const items = answer.data.items.filter(({ id }) => !chosen.some((party) => party.id === id));
  if (items.length === 0) return <Words as="p" className="hint">{answer.data.items.length > 0 ? '都已选上' : '没有找到这样的单位，换一个词试试'}</Words>;
  return (
    <Box as="ul" className="rows">
      {items.map(({ id, name, notices }) => (
        <Box as="li" key={id}>
          <Tap className="row" label={`选 ${name}，${notices} 条公告`} onTap={() => onPick({ id, name })}>
            <Words className="row-text">{name}</Words>
            <Words className="hint whole">{`${notices} 条公告`}</Words>
          </Tap>
        </Box>
      ))}
    </Box>
  );
}

/** 业主单位 or 代理机构: search by a part of the name, pick, take away. */
export function PartyField({ label, role, chosen, onChange }: PartyFieldProps) {
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed.trim(), PAUSE_MS);
  const isFull = chosen.length >= MAX_ALERT_PARTIES;
  const pick = (party: Party) => {
    setTyped('');
    onChange([...chosen, party]);
  };
  return (
    <Box className="party-field">
      {isFull ? (
        <>
          <Words as="p" className="field-label">{label}</Words>
          <Words as="p" className="hint">{`已选满 ${MAX_ALERT_PARTIES} 家，去掉一家才能再选。`}</Words>
        </>
      ) : (
        <Field label={label} placeholder="输入名称中的几个字，再从结果里选" value={typed} onChange={setTyped} />
      )}
      {typed.trim() !== '' && q !== '' && (
        <Box role="status">
          <Found role={role} q={q} chosen={chosen} onPick={pick} />
        </Box>
      )}
      {chosen.length > 0 && (
        <Box as="ul" className="chips" label={`已选${label}`}>
          {chosen.map((party) => (
            <Box as="li" key={party.id}>
              <Tap className="on-chip" label={`去掉 ${party.name}`} onTap={() => onChange(chosen.filter(({ id }) => id !== party.id))}>
                {party.name}
                <Words className="on-chip-x" hidden>
                  ×
                </Words>
              </Tap>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

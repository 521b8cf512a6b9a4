import type { PersonalDataHit } from '@sunshine/contracts';
import { personalDataKinds } from '@sunshine/contracts/words';
import { Button, Input, Radio } from 'antd';
import { maskAll, undecided, type Decisions } from '@/features/notices/decisions';

interface Props {
  hits: PersonalDataHit[];
  /** Null: shown only, nothing is decided here. */
  decisions: Decisions | null;
  onChange: (decisions: Decisions) => void;
}

const places = { title: '标题', body: '正文', attachment: '附件名' } as const;

/** The server refuses to publish a resident id of 18 digits, whose check digit proves it. */
const mayStay = ({ kind, text }: PersonalDataHit): boolean => kind !== 'resident-id' || text.length < 18;

interface HitProps {
  hit: PersonalDataHit;
  chosen: Decisions[string] | undefined;
  onChoose: ((chosen: Decisions[string]) => void) | null;
}

const Hit = ({ hit, chosen, onChoose }: HitProps) => (
  <li className="hit">
    <div>
      <strong>{personalDataKinds[hit.kind]}</strong> <code>{hit.text}</code> <span className="hint">在{places[hit.where]}</span>
    </div>
    <div className="hit-context">…{hit.context}…</div>
    {onChoose !== null && (
      <>
        <Radio.Group
          aria-label={`${personalDataKinds[hit.kind]} ${hit.text}`}
          value={chosen?.decision ?? null}
          onChange={(event) => onChoose({ decision: event.target.value as 'mask' | 'keep', reason: chosen?.reason ?? '' })}
          options={[
            { value: 'mask', label: '打码' },
            { value: 'keep', label: '保留', disabled: !mayStay(hit) },
          ]}
        />
        {!mayStay(hit) && <span className="hint">身份证号不得公开</span>}
        {chosen?.decision === 'keep' && <Input aria-label="保留的理由" placeholder="保留的理由，如：公布的业务电话" maxLength={500} status={chosen.reason.trim().length < 2 ? 'error' : ''} value={chosen.reason} onChange={(event) => onChoose({ decision: 'keep', reason: event.target.value })} />}
      </>
    )}
  </li>
);

/** Personal data found before publication; a reviewer decides each one. */
export const HitsList = ({ hits, decisions, onChange }: Props) => {
  if (hits.length === 0) return <p className="hits-none">没有发现身份证号、手机号或银行卡号。</p>;
  const left = decisions === null ? hits.length : undecided(hits, decisions).length;
  return (
    <section className="hits" aria-label="疑似个人信息">
      <h2>
        发现 {hits.length} 处疑似个人信息
        {decisions !== null && <span role="status">{left > 0 ? `，还有 ${left} 处没有决定` : '，都已决定'}</span>}
      </h2>
      {decisions === null ? (
        <p className="hint">批准时由审核人逐条决定打码或保留；不需要公开的，现在就可以从正文里删去。</p>
      ) : (
        <Button size="small" onClick={() => onChange(maskAll(hits))}>
          全部打码
        </Button>
      )}
      <ul>
        {hits.map((hit) => (
          <Hit key={hit.id} hit={hit} chosen={decisions?.[hit.id]} onChoose={decisions === null ? null : (chosen) => onChange({ ...decisions, [hit.id]: chosen })} />
        ))}
      </ul>
    </section>
  );
};

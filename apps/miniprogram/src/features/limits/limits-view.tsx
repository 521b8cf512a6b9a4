import type { Rule } from '@sunshine/contracts';
import { ruleGroups, type RuleGroup } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Box, Tap, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { LimitSum } from './limit-sum';
import { basisWords } from './limit-words';

function RuleRow({ rule, isOpen, onToggle }: { rule: Rule; isOpen: boolean; onToggle: () => void }) {
  return (
    <Box as="li" className="limit-rule">
      <Words as="p" className="row-title">
        {rule.label}
      </Words>
      <Words as="p">{rule.says}</Words>
      <Words as="p" className="hint">
        {basisWords(rule)}
      </Words>
      {rule.countable && (
        <Tap className="button quiet" expanded={isOpen} label={`${isOpen ? '收起' : '算一算'}：${rule.label}`} onTap={onToggle}>
          {isOpen ? '收起' : '算一算'}
        </Tap>
      )}
      {isOpen && <LimitSum rule={rule} />}
    </Box>
  );
}

/** 办事时限与依据: every rule by its field, the centre's own promises first; one sum is open at a time. */
export function LimitsView({ rules }: { rules: readonly Rule[] }) {
  const [group, setGroup] = useState<RuleGroup | null>('centre');
  const [counted, setCounted] = useState<string | null>(null);
  return (
    <>
      <Words as="p" className="hint">
        每件事几天办完、最晚哪一天提出，依据是哪部法的哪一条。点“算一算”，选开始的日子，就能看到截止日。
      </Words>
      {(Object.keys(ruleGroups) as RuleGroup[]).map((name) => {
        const own = rules.filter((rule) => rule.group === name);
        if (own.length === 0) return null;
        return (
          <Fold key={name} title={ruleGroups[name]} note={`${own.length} 项`} isOpen={group === name} onToggle={() => setGroup(group === name ? null : name)}>
            <Box as="ul">
              {own.map((rule) => (
                <RuleRow key={rule.id} rule={rule} isOpen={counted === rule.id} onToggle={() => setCounted(counted === rule.id ? null : rule.id)} />
              ))}
            </Box>
          </Fold>
        );
      })}
    </>
  );
}

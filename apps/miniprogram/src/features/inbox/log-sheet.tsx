import type { DeliveryStep, InboxItem } from '@sunshine/contracts';
import { stepTones } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Box, Words } from '../../components/elements';
import { Sheet } from '../../components/sheet';
import { Answer } from '../../components/states';
import { Unbroken } from '../../components/unbroken';
import { useAnswer } from '../../services/use-answer';
import { momentWords } from '../../wording/dates';
import { logOf } from './use-inbox';

function Step({ step, now }: { step: DeliveryStep; now: number }) {
  return (
    <Box as="li" className={`step step-${step.tone}`}>
      <Words as="p" className="hint">
        {momentWords(step.at, now)}
        {step.tone === 'plain' ? '' : ` · ${stepTones[step.tone]}`}
      </Words>
      <Words as="p">
        <Unbroken text={step.text} />
      </Words>
    </Box>
  );
}

function LogSheet({ item, onClose }: { item: InboxItem; onClose: () => void }) {
  const answer = useAnswer(() => logOf(item.id));
  return (
    <Sheet title="提醒的经过" onClose={onClose}>
      <Words as="p" className="card-title">
        {item.title}
      </Words>
      <Answer state={answer} lines={1}>
        {({ steps }) => (
          <Box as="ol" className="steps">
            {steps.map((step, at) => (
              <Step key={at} step={step} now={Date.now()} />
            ))}
          </Box>
        )}
      </Answer>
    </Sheet>
  );
}

/** What happened to one message, from being matched to the phone. */
export function useLog() {
  const [item, setItem] = useState<InboxItem | null>(null);
  return { show: setItem, sheet: item && <LogSheet item={item} onClose={() => setItem(null)} /> };
}

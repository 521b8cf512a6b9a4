import { Box, Heading, Words } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { EraseBlock, useErase } from '../../features/account/erase';
import { ErasureLookup } from '../../features/account/erasure-lookup';
import { HeldData } from '../../features/account/held-data';
import { useStopReminders } from '../../features/account/stop-reminders';
import { session } from '../../services/api';
import { getCentre } from '../../services/centre';
import { useAnswer } from '../../services/use-answer';

export default function PrivacyPage() {
  const centre = useAnswer(getCentre);
  const erase = useErase();
  const stopping = useStopReminders();
  return (
    <Frame title="隐私说明" over={erase.sheet || stopping.sheet}>
      <Answer state={centre}>
        {({ privacy }) =>
          privacy.map((part) => (
            <Box as="section" className="block" key={part.title}>
              <Heading level={2} className="block-title">
                {part.title}
              </Heading>
              <Words as="p">{part.text}</Words>
            </Box>
          ))
        }
      </Answer>
      {session.token() && <HeldData stopping={stopping} />}
      <EraseBlock erased={erase.erased} onAsk={erase.ask} />
      <ErasureLookup />
    </Frame>
  );
}

import type { Hotline, Supervision } from '@sunshine/contracts';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { Answer } from '../../components/states';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';

/** A number to read: nobody can ring from this screen. */
function HotlineWords({ hotline }: { hotline: Hotline }) {
  return (
    <Box as="li" className="kiosk-hotline">
      <Words as="p" className="hotline-name">
        {hotline.name}
      </Words>
      <Words as="p" className="hotline-number">
        {hotline.number}
      </Words>
      <Words as="p" className="hint">
        {`${hotline.purpose}。${hotline.hours}`}
      </Words>
    </Box>
  );
}

export function KioskHome({ counterId, onRate }: { counterId: string | undefined; onRate: () => void }) {
  const answer = useAnswer(() => api.get<Supervision>('/api/supervision'));
  return (
    <Answer state={answer}>
      {({ hotlines, counters }) => (
        <>
          <Words as="p" className="headline">
            {`请您评价${counters.find(({ id }) => id === counterId)?.name ?? '我们的服务'}`}
          </Words>
          <Words as="p">五级评价，可以不留姓名。被评价的人看不到是谁评的。</Words>
          <Tap className="button wide-button kiosk-start" onTap={onRate}>
            开始评价
          </Tap>
          <Box as="section" className="block">
            <Heading level={2} className="block-title">
              监督电话
            </Heading>
            <Box as="ul">
              {hotlines.map((hotline) => (
                <HotlineWords key={hotline.number} hotline={hotline} />
              ))}
            </Box>
          </Box>
        </>
      )}
    </Answer>
  );
}

import type { Hotline } from '@sunshine/contracts';
import { Box, Tap, Words } from './elements';
import { Failed } from './states';
import { platform } from '../services/platform';
import { useAction } from '../services/use-answer';

const openWords = (openNow: boolean | null) => (openNow === null ? '' : openNow ? '现在有人接听' : '现在不在接听时间');

/** One tap rings it; the number is large enough to read aloud. */
export function HotlineButton({ hotline, large = false }: { hotline: Hotline; large?: boolean }) {
  const call = useAction(() => platform.call(hotline.number));
  const hours = [hotline.hours, openWords(hotline.openNow)].filter(Boolean).join('，');
  return (
    <Box className={`hotline ${large ? 'hotline-large' : ''}`}>
      <Tap className="hotline-tap" onTap={() => call.run()}>
        <Box className="hotline-text">
          <Words as="p" className="hotline-name">
            {hotline.name}
          </Words>
          <Words as="p" className="hotline-number">
            {hotline.number}
          </Words>
        </Box>
        <Words className="hotline-call">拨打</Words>
      </Tap>
      <Words as="p" className="hint">
        {large && hotline.purpose ? `${hotline.purpose}。${hours}` : hours}
      </Words>
      {call.error !== null && <Failed error={call.error} />}
    </Box>
  );
}

import { contentStates, type ContentState } from '@sunshine/contracts/words';
import { StateWord } from '@/components/state-word';

/** Says of words that are not public yet that they are not. */
export const TextMark = ({ textState }: { textState: ContentState }) => {
  if (textState === 'passed') return null;
  return (
    <div>
      <StateWord tone={textState === 'refused' ? 'late' : 'urgent'}>内容{contentStates[textState]}，不对外显示</StateWord>
    </div>
  );
};

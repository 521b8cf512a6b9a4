import { Box, Field, Heading, Tap, Words } from '../../components/elements';
import { useAnswer } from '../../services/use-answer';
import { useDebounced } from '../../services/use-debounced';
import { typedWords } from '../../wording/names';
import { offeredWords, withWord, type AlertForm } from './alert-form-state';
import { synonymsOf } from './api';

const PAUSE_MS = 500;
/** Asks for the words typed last; those before them have been offered for. */
const ASKED = 3;
const LONGEST = 40;

function useOffers(typed: string): string[] {
  const settled = useDebounced(typed, PAUSE_MS);
  const answer = useAnswer(() => {
    const words = typedWords(settled).filter((word) => [...word].length <= LONGEST);
    return Promise.all(words.slice(-ASKED).map(synonymsOf));
  }, settled);
  return offeredWords(typed, answer.data ?? []);
}

/** Words that an alert rings for, with other words for the same thing to tap. */
export function WordFields({ form, set }: { form: AlertForm; set: (part: Partial<AlertForm>) => void }) {
  const offers = useOffers(form.anyOf);
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        公告里的词
      </Heading>
      <Field label="含其中任意一个" hint="几个词用空格隔开，例如：道路 桥梁" value={form.anyOf} onChange={(anyOf) => set({ anyOf })} />
      {offers.length > 0 && (
        <Box className="offers" role="status">
          <Words as="p" className="hint">
            公告里也常这样写，点一下就加上：
          </Words>
          <Box className="choices" role="group" label="可以加上的词">
            {offers.map((word) => (
              <Tap key={word} className="choice" label={`加上 ${word}`} onTap={() => set({ anyOf: withWord(form.anyOf, word) })}>
                {`＋ ${word}`}
              </Tap>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

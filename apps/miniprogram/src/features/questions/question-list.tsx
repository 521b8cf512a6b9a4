import { caseKinds } from '@sunshine/contracts/words';
import { Box, Tap, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { Marked } from '../../components/marked';
import { dayWords } from '../../wording/dates';
import type { useQuestions } from './use-questions';

const EMPTY = {
  none: { title: '还没有公开的问答', hint: '提问的人同意、中心去掉个人信息以后，问题和答复会放在这里。' },
  unfound: { title: '没有找到这样的问答', hint: '换个词再找，或者直接向中心咨询。' },
};

/** Questions that others asked, with the beginning of the answer. */
export function QuestionCards({ list, q }: { list: ReturnType<typeof useQuestions>; q: string }) {
  const now = Date.now();
  return (
    <>
      <Box as="ul" className="cards">
        {list.items.map((question) => (
          <Box as="li" key={question.id} className="card-item">
            <Tap className="card" to={`/pages/questions/question?id=${question.id}`}>
              <Box className="card-head">
                <Words className="chip">{caseKinds[question.kind]}</Words>
                <Words className="card-day">{dayWords(question.answeredOn, now)}</Words>
              </Box>
              <Words as="p" className="card-title">
                <Marked text={question.title} query={q} />
              </Words>
              <Words as="p" className="card-excerpt">
                <Marked text={question.excerpt} query={q} />
              </Words>
            </Tap>
          </Box>
        ))}
      </Box>
      <ListEnd list={list} empty={q ? EMPTY.unfound : EMPTY.none} moreWords="再看 20 条" />
    </>
  );
}

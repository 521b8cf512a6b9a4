import type { Question } from '@sunshine/contracts';
import { caseKinds } from '@sunshine/contracts/words';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { dayWords } from '../../wording/dates';

/** What somebody asked and what the centre answered, without the person. */
export function QuestionView({ question }: { question: Question }) {
  const now = Date.now();
  return (
    <Box as="article">
      <Words as="p" className="card-kind">{[caseKinds[question.kind], question.sectionName && `${question.sectionName}答复`].filter(Boolean).join(' · ')}</Words>
      <Heading level={2} className="project-name">
        {question.title}
      </Heading>
      <Words as="p" className="field-label">{`问（${dayWords(question.askedOn, now)}）`}</Words>
      <Words as="p" className="written">
        {question.question}
      </Words>
      <Box className="answer">
        <Words as="p" className="field-label">{`答（${dayWords(question.answeredOn, now)}）`}</Words>
        <Words as="p" className="written">
          {question.answer}
        </Words>
      </Box>
      <Words as="p" className="hint">
        提问人同意公开，已去掉能认出个人的内容。
      </Words>
      <Tap className="button quiet wide-button" to="/pages/case/index?kind=enquiry">
        我也要问
      </Tap>
    </Box>
  );
}

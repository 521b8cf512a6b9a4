import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { QuestionView } from '../../features/questions/question-view';
import { useQuestion } from '../../features/questions/use-questions';

export default function QuestionPage() {
  const { id = '' } = useRouter().params;
  const answer = useQuestion(id);
  useShareAppMessage(() => ({ title: answer.data?.title ?? '公开答问', path: `/pages/questions/question?id=${id}` }));
  return (
    <Frame title="公开答问">
      <Answer state={answer}>{(question) => <QuestionView question={question} />}</Answer>
    </Frame>
  );
}

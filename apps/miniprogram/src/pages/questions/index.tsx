import { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { Box, Field, Tap } from '../../components/elements';
import { Frame } from '../../components/frame';
import { QuestionCards } from '../../features/questions/question-list';
import { useQuestions } from '../../features/questions/use-questions';
import { stopRefreshing } from '../../services/navigate';

export default function QuestionsPage() {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const list = useQuestions(q);
  useReachBottom(list.more);
  usePullDownRefresh(() => {
    void list.reload().then(stopRefreshing);
  });
  const search = () => setQ(typed.trim());
  return (
    <Frame title="公开答问">
      <Box className="search-bar">
        <Field label="搜索问答" labelHidden kind="search" value={typed} onChange={setTyped} onConfirm={search} placeholder="搜别人问过的" />
        <Tap className="button search-go" onTap={search}>
          搜索
        </Tap>
      </Box>
      <QuestionCards list={list} q={q} />
    </Frame>
  );
}

import type { DeadLetter } from '@sunshine/contracts';
import { App, Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { DeskTable } from '@/components/desk-table';
import { ReasonDialog } from '@/components/reason-dialog';
import { useDismissDeadLetter, useRetryDeadLetter } from '@/features/wechat/api/wechat';
import { DeadLetterDrawer } from '@/features/wechat/components/dead-letter-drawer';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';
import { useCursorList } from '@/lib/use-cursor-list';

type Asked = { what: 'retry' | 'dismiss'; letter: DeadLetter } | null;

const words = {
  retry: { title: '再试一次？', consequence: '会按现在的渠道重新发送一次；如果微信仍返回未知的错误码，会再次回到这里。', confirm: '再试一次' },
  dismiss: { title: '忽略这条消息？', consequence: '不再推送；对方的站内信里仍有这条消息。', confirm: '忽略' },
};

const columnsOf = (ask: ((asked: Asked) => void) | null, open: (letter: DeadLetter) => void): TableColumnsType<DeadLetter> => [
  { title: '时间', dataIndex: 'createdAt', width: 140, render: toWall },
  { title: '消息', dataIndex: 'title', render: (title: string, row) => <Button type="link" className="cell-link" onClick={() => open(row)}>{title}</Button> },
  { title: '接口', dataIndex: 'call', width: 160 },
  { title: '错误码', dataIndex: 'errcode', width: 84, align: 'right' },
  { title: '微信的说明', dataIndex: 'errmsg', render: (text: string) => <span className="break-all">{text}</span> },
  ...(ask === null
    ? []
    : [
        {
          title: '操作',
          key: 'act',
          width: 160,
          render: (_: unknown, letter: DeadLetter) => (
            <span className="button-row">
              <Button size="small" onClick={() => ask({ what: 'retry', letter })}>
                再试一次
              </Button>
              <Button size="small" onClick={() => ask({ what: 'dismiss', letter })}>
                忽略
              </Button>
            </span>
          ),
        },
      ]),
];

/** Messages that WeChat refused with a code that nobody knows. */
export const DeadLetters = ({ mayAct }: { mayAct: boolean }) => {
  const list = useCursorList<DeadLetter>('wechat', '/wechat/dead-letters', { state: 'open' }, { refetchInterval: 15_000 });
  const retry = useRetryDeadLetter();
  const dismiss = useDismissDeadLetter();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked>(null);
  const [opened, setOpened] = useState<DeadLetter | null>(null);
  const act = ({ what, letter }: NonNullable<Asked>): Promise<void> =>
    (what === 'retry' ? retry : dismiss).mutateAsync(letter.id).then(
      () => void message.success(what === 'retry' ? '已重新排队' : '已忽略'),
      (error: unknown) => void message.error(errorLine(error)),
    );
  return (
    <section className="wechat-section" aria-label="待处理消息">
      <div className="wechat-section-head">
        <h2>待处理消息</h2>
      </div>
      <DeskTable label="待处理消息" list={list} columns={columnsOf(mayAct ? setAsked : null, setOpened)} onOpen={setOpened} empty="没有。微信返回我们不认识的错误码时，消息会停在这里，等人决定再试还是忽略。" />
      {asked !== null && (
        <ReasonDialog title={words[asked.what].title} consequence={words[asked.what].consequence} reasonLabel={null} confirmText={words[asked.what].confirm} onClose={() => setAsked(null)} onConfirm={() => act(asked).then(() => setAsked(null))} />
      )}
      {opened !== null && <DeadLetterDrawer letter={opened} onClose={() => setOpened(null)} />}
    </section>
  );
};

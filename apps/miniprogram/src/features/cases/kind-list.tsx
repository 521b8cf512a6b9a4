import { Answer } from '../../components/states';
import { Heading, Words } from '../../components/elements';
import { PathRows } from '../../components/path-rows';
import { usePaths } from './use-case';

/** Every kind, with what it is for, for whoever does not know yet which one it is. */
export function KindList() {
  const paths = usePaths();
  return (
    <>
      <Heading level={2} className="block-title">
        您想提什么？
      </Heading>
      <Words as="p" className="hint">
        针对某个项目的异议、质疑、投诉，从那条公告里点“更多”进来，截止日期会算好。
      </Words>
      <Answer state={paths}>{({ items }) => <PathRows paths={items} noticeId={null} now={Date.now()} />}</Answer>
    </>
  );
}

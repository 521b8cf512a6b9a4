import type { OwnRecords, SupervisorRecord } from '@sunshine/contracts';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Box, Heading, Words } from '../../components/elements';
import { Answer, Empty } from '../../components/states';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { dayOf } from '../../wording/dates';

const YEARS = 3;

const linesOf = (one: SupervisorRecord): string[] => [
  `任务 ${one.tasks} 项，报告 ${one.tasksReported} 项，其中按时 ${one.tasksOnTime} 项${one.tasksOverdue > 0 ? `；逾期未报告 ${one.tasksOverdue} 项` : ''}`,
  `意见 ${one.opinions} 条，中心已答复 ${one.opinionsAnswered} 条`,
  `评议 ${one.appraisals} 次`,
  `处理差评整改 ${one.rectificationsDecided} 次，核实异常评价 ${one.flagsDecided} 次`,
];

/** What the supervisor did in a year, counted from what was done. */
export function RecordView() {
  const now = Number(dayOf(Date.now()).slice(0, 4));
  const [year, setYear] = useState(String(now));
  const answer = useAnswer(() => api.get<OwnRecords>('/api/supervisor/record', { query: { year }, login: 'required' }), year);
  const years = Array.from({ length: YEARS }, (_, back) => ({ value: String(now - back), label: `${now - back} 年` }));
  return (
    <>
      <Choices label="哪一年" options={years} chosen={[year]} single onChange={([chosen]) => chosen && setYear(chosen)} />
      <Answer state={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="这一年没有任期" hint="在任期内做的事会自动记在这里，不用自己填" />
          ) : (
            items.map((one) => (
              <Box as="article" key={one.supervisorId} className="card plain-card">
                <Heading level={2} className="card-title">
                  {`${one.name}（${one.identity}）${one.year} 年`}
                </Heading>
                {linesOf(one).map((line) => (
                  <Words as="p" key={line}>
                    {line}
                  </Words>
                ))}
              </Box>
            ))
          )
        }
      </Answer>
    </>
  );
}

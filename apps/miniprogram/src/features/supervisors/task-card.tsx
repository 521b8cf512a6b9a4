import type { SupervisionTask } from '@sunshine/contracts';
import { taskStates } from '@sunshine/contracts/words';
import { Box, Tap, Words } from '../../components/elements';
import { dueWords } from './supervisor-words';

export function TaskCard({ task }: { task: SupervisionTask }) {
  return (
    <Box as="li" className="card plain-card">
      <Tap className="card-body" to={`/pages/supervisor/task/index?id=${task.id}`}>
        <Box className="card-head">
          <Words className="chip">{taskStates[task.state]}</Words>
          <Words className={`card-kind ${task.overdue ? 'late-words' : ''}`}>{dueWords(task, Date.now())}</Words>
        </Box>
        <Words as="p" className="card-title">
          {task.title}
        </Words>
        <Words as="p" className="hint">{`责任人 ${task.staffName}`}</Words>
      </Tap>
    </Box>
  );
}

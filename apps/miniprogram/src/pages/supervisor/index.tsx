import type { OwnTerm } from '@sunshine/contracts';
import { Tap } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { Reminders } from '../../components/top-up';
import { NotServing, SupervisorHomeView, useSupervisorHome } from '../../features/supervisors/home-view';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { useReturn } from '../../services/use-return';

function Serving() {
  const home = useSupervisorHome();
  // Back from a task: what waits has changed.
  useReturn(() => void home.reload());
  return (
    <>
      <Reminders />
      <SupervisorHomeView state={home} />
    </>
  );
}

export default function SupervisorPage() {
  const own = useAnswer(() => api.get<OwnTerm>('/api/supervisor/me', { login: 'required' }));
  useReturn(() => void own.reload());
  const footer = own.data?.serving && (
    <Tap className="button wide-button" to="/pages/supervisor/opinion/index">
      提监督意见
    </Tap>
  );
  return (
    <Frame title="我是监督员" footer={footer}>
      <Answer state={own}>{({ serving, supervisor }) => (serving ? <Serving /> : <NotServing supervisor={supervisor} />)}</Answer>
    </Frame>
  );
}

import type { Organisation } from '@sunshine/contracts';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { OrganisationView } from '../../features/organisation/organisation-view';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';

export default function OrganisationPage() {
  const answer = useAnswer(() => api.get<Organisation>('/api/organisation'));
  return (
    <Frame title="机构和职责">
      <Answer state={answer}>{(organisation) => <OrganisationView organisation={organisation} />}</Answer>
    </Frame>
  );
}

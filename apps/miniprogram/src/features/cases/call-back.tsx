import { Choices } from '../../components/choices';
import { session } from '../../services/api';
import { getMe } from '../../services/me';
import { useAnswer } from '../../services/use-answer';

/** Offers the phone number that the person has given, masked; nothing is asked of those who gave none. */
export function CallBack({ wanted, onChange }: { wanted: boolean; onChange: (wanted: boolean) => void }) {
  const phone = useAnswer(async () => (session.token() ? (await getMe()).phone : null));
  // Without an answer the form works as for anybody: a contact can be typed.
  if (!phone.data) return null;
  return <Choices label="回电" options={[{ value: 'yes', label: `可以打我的手机 ${phone.data}` }]} chosen={wanted ? ['yes'] : []} onChange={(chosen) => onChange(chosen.length > 0)} />;
}

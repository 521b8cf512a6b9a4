import type { RateableService } from '@sunshine/contracts';
import { Tap, Words } from '../../components/elements';
import { Answer, Empty } from '../../components/states';
import { api } from '../../services/api';
import { RequestError, type FailureCode } from '../../services/errors';
import { useAnswer } from '../../services/use-answer';
import { dayWords } from '../../wording/dates';
import { RateForm } from './rate-form';
import type { Sent } from './send-rating';

const UNKNOWN: readonly FailureCode[] = ['RATING_TOKEN_UNKNOWN', 'NOT_FOUND', 'VALIDATION_FAILED'];

/** Null: the token is none of ours. */
async function serviceOf(token: string): Promise<RateableService | null> {
  try {
    return await api.get<RateableService>(`/api/ratings/token/${encodeURIComponent(token)}`);
  } catch (error) {
    if (error instanceof RequestError && UNKNOWN.includes(error.code)) return null;
    throw error;
  }
}

const Unknown = () => (
  <Empty title="这个评价码不完整，或不是本中心的" hint="请重新扫码；也可以不用码，自行评价。">
    <Tap className="button wide-button" to="/pages/rate/index">
      自行评价
    </Tap>
  </Empty>
);

function Closed({ service }: { service: RateableService }) {
  const about = `${service.matterName}（${dayWords(service.day, Date.now())}办结）`;
  const words = service.used
    ? { title: '这次服务已经评价过了', hint: `${about}只能评价一次。如果是您评的，可以查看答复，也可以改一次。` }
    : { title: '这个评价码已过期', hint: `${about}的评价时间已过。您仍可以不用码，自行评价。` };
  return (
    <Empty {...words}>
      <Tap className="button wide-button" to={service.used ? '/pages/my-rating/index' : `/pages/rate/index?matter=${service.matterId}`}>
        {service.used ? '查我的评价' : '自行评价'}
      </Tap>
    </Empty>
  );
}

/** The rating of one finished service, which its slip or link names. */
export function TokenRate({ token, onSent }: { token: string; onSent: (sent: Sent) => void }) {
  const answer = useAnswer(() => serviceOf(token), token);
  return (
    <Answer state={answer}>
      {(service) =>
        service === null ? (
          <Unknown />
        ) : service.used || service.isExpired ? (
          <Closed service={service} />
        ) : (
          <>
            <Words as="p" className="about">
              {['您在评价：', service.matterName, service.counterName && `（${service.counterName}）`, `，${dayWords(service.day, Date.now())}办结`, service.handledBy && `，经办人 ${service.handledBy}`].filter(Boolean).join('')}
            </Words>
            <RateForm form={service.form} rated={{ matterId: service.matterId, matterName: service.matterName, token, counterId: null, isKiosk: false }} onSent={onSent} />
          </>
        )
      }
    </Answer>
  );
}

import { useEffect, useState } from 'react';
import { Tap } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer, Empty, Loading } from '../../components/states';
import { placeOf } from '../../features/scan/place-of';
import { pageParams, replace } from '../../services/navigate';
import { useAnswer } from '../../services/use-answer';

/** Where codes and SMS links arrive: goes on to what the scene names. */
export default function ScanPage() {
  const [scene] = useState(() => pageParams()['scene'] ?? '');
  const answer = useAnswer(() => placeOf(scene), scene);
  const place = answer.data;
  useEffect(() => {
    if (place) void replace(place);
  }, [place]);
  return (
    <Frame title="扫码打开">
      <Answer state={answer}>
        {(found) =>
          found ? (
            <Loading />
          ) : (
            <Empty title="这个码打不开" hint="它可能不完整，或不是本中心的码。您可以直接查公告，或给中心打电话。">
              <Tap className="button wide-button" to="/pages/notices/index">
                查公告
              </Tap>
              <Tap className="button quiet wide-button" to="/pages/supervision/index">
                电话与评价
              </Tap>
            </Empty>
          )
        }
      </Answer>
    </Frame>
  );
}

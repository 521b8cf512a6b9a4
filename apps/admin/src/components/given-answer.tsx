import { toWall } from '@/lib/time';

interface Props {
  answer: string;
  answeredAt: string | null;
  answeredBy: string | null;
}

export const GivenAnswer = ({ answer, answeredAt, answeredBy }: Props) => (
  <section className="given-answer">
    <h2>答复</h2>
    <p className="said">{answer}</p>
    <p className="hint">
      {answeredBy ?? ''} {answeredAt === null ? '' : toWall(answeredAt)}
    </p>
  </section>
);

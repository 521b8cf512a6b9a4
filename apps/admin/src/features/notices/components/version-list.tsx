import type { VersionSummary } from '@sunshine/contracts';
import { toWall } from '@/lib/time';

export const VersionList = ({ versions }: { versions: VersionSummary[] }) => {
  if (versions.length === 0) return null;
  return (
    <section className="versions">
      <h2>公开过的版本</h2>
      <ol reversed>
        {[...versions]
          .sort((a, b) => b.number - a.number)
          .map((version) => (
            <li key={version.number} value={version.number}>
              {toWall(version.publishedAt)} {version.title}
              {version.reason !== null && <div className="cell-note">更正原因：{version.reason}</div>}
            </li>
          ))}
      </ol>
    </section>
  );
};

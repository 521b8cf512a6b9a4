import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Providers } from '@/app/providers';
import { router } from '@/app/router';
import { cssVariables } from '@/app/theme';
import { dropOldTexts } from '@/lib/kept-text';
import '@/app/styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
document.documentElement.style.cssText = cssVariables();
dropOldTexts(Date.now());
createRoot(root).render(
  <Providers>
    <RouterProvider router={router} />
  </Providers>,
);

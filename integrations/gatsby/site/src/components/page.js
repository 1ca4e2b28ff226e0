import * as React from 'react';

export default function Page({ children }) {
  return (
    <>
      <main>{children}</main>
      <footer>© 2024 云杉木作</footer>
    </>
  );
}

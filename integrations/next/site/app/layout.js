export const metadata = { title: '云杉木作' };

export default function Layout({ children }) {
  return (
    <html lang="zh-CN">
      <body>
        <main>{children}</main>
        <footer>© 2024 云杉木作</footer>
      </body>
    </html>
  );
}

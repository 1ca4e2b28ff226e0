// lol_html doing what `beian inject` does to a page, in memory: the badge appended to <body>, the output discarded.
//
//   lol_html_peer FOLDER ROUNDS BADGE      prints the seconds of the best round, the bytes read and the pages changed
use lol_html::html_content::ContentType;
use lol_html::{element, HtmlRewriter, Settings};
use std::{env, fs, path::Path, time::Instant};

fn gather(folder: &Path, pages: &mut Vec<Vec<u8>>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            gather(&path, pages);
        } else if matches!(path.extension().and_then(|e| e.to_str()), Some("html" | "htm" | "xhtml")) {
            pages.push(fs::read(&path).expect("a page"));
        }
    }
}

fn main() {
    let args: Vec<String> = env::args().collect();
    let mut pages = Vec::new();
    gather(Path::new(&args[1]), &mut pages);
    let rounds: usize = args[2].parse().expect("a number of rounds");
    let badge = &args[3];
    let (mut best, mut changed) = (f64::MAX, 0);
    for _ in 0..rounds {
        changed = 0;
        let begin = Instant::now();
        for page in &pages {
            let mut size = 0;
            let mut rewriter = HtmlRewriter::new(
                Settings {
                    element_content_handlers: vec![element!("body", |body| {
                        body.append(badge, ContentType::Html);
                        Ok(())
                    })],
                    ..Settings::default()
                },
                |chunk: &[u8]| size += chunk.len(),
            );
            let done = rewriter.write(page).is_ok() && rewriter.end().is_ok();
            changed += usize::from(done && size > page.len());
        }
        best = best.min(begin.elapsed().as_secs_f64());
    }
    let bytes: usize = pages.iter().map(Vec::len).sum();
    println!("{best:.4} {bytes} {} {changed}", pages.len());
}

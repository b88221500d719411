// Enhancement only: the page reads, jumps and cites without it.
(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const bar = document.querySelector(".cited");
  const take = bar.querySelector(".take");
  const opens = 'a.m[href^="#"], a.cell[href^="#"]';
  let from = null;

  const write = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
  };

  // The marker that was followed stays lit and its citation can be copied; Escape goes back to it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(opens);
    if (!link || !target(link)?.closest(".pane")) return;
    from?.classList.remove("on");
    if (link.closest(".pane .top")) return;
    from = link;
    from.classList.add("on");
    bar.firstElementChild.textContent = link.title;
    take.textContent = "Copy citation";
    bar.hidden = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !from) return;
    bar.hidden = true;
    from.scrollIntoView({ block: "nearest" });
    from.focus();
  });
  take.addEventListener("click", async () => {
    await write(bar.firstElementChild.textContent, take);
    take.textContent = "Copied";
  });
  bar.querySelector(".shut").addEventListener("click", () => {
    bar.hidden = true;
    from?.focus({ preventScroll: true });
  });
  document.querySelector(".back").addEventListener("click", (event) => {
    if (!from) return;
    event.preventDefault();
    bar.hidden = true;
    from.scrollIntoView({ block: "center" });
    from.focus();
  });

  // Each entry copies as its words and the citations behind them. The button is made when the entry is first pointed at or reached.
  const drawing = '<svg viewBox="0 0 16 16" aria-hidden="true"><rect x="5.5" y="5.500" width="8" height="8.500" rx="1" class="st"/><path d="M10.500 3V2h-8v9h1" class="st"/></svg>';
  const offer = (entry) => {
    if (entry.dataset.ready) return;
    entry.dataset.ready = "1";
    const found = all(opens, entry).filter((link) => link.closest(".entry") === entry);
    if (!found.length) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.title = "Copy with citation";
    button.setAttribute("aria-label", "Copy with citation");
    button.innerHTML = drawing;
    button.addEventListener("click", async () => {
      const words = entry.querySelector(".words")?.textContent.trim();
      await write([words, ...new Set(found.map((link) => link.title))].filter(Boolean).join("\n"), button);
      button.classList.add("done");
      setTimeout(() => button.classList.remove("done"), 1500);
    });
    found.at(-1).closest(".ms, .cite, div").after(button);
    if (found.at(-1).closest(".cite")) found.at(-1).after(button);
  };
  for (const kind of ["pointerover", "focusin", "touchstart"]) {
    document.addEventListener(kind, (event) => {
      const entry = event.target.closest?.(".entry");
      if (entry) offer(entry);
    }, { passive: true });
  }

  // Pointing at a marker outlines its words, where they are in sight.
  const peek = (event, on) => {
    const link = event.target.closest?.(opens);
    if (link) target(link)?.classList.toggle("peek", on);
  };
  document.addEventListener("pointerover", (event) => peek(event, true));
  document.addEventListener("pointerout", (event) => peek(event, false));

  // The bar says which section is being read.
  const links = new Map(all("nav.bar a").map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((seen) => {
    for (const one of seen) {
      if (!one.isIntersecting) continue;
      links.forEach((link, key) => link.classList.toggle("here", key === one.target.id));
    }
  }, { rootMargin: "-15% 0px -75% 0px" });
  links.forEach((_, key) => watch.observe(document.getElementById(key)));

  // A link into a folded list opens it.
  const unfold = () => {
    const found = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = found && found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  // On paper a folded marker or citation can't be opened; folded lists stay as the reader left them.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(".more:not([open]), .source:not([open])");
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });

  const theme = document.createElement("button");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = () => document.documentElement.dataset.theme || (dark.matches ? "dark" : "light");
  const say = () => { theme.textContent = now() === "dark" ? "Light page" : "Dark page"; };
  theme.type = "button";
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = now() === "dark" ? "light" : "dark";
    say();
  });
  dark.addEventListener("change", say);
  say();
  document.querySelector(".mast").append(theme);
})();

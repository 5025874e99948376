/** A page that does the least a canvas could do: boxes that can be dragged, and moved all at once. */
export function canvasFloor(count) {
  const columns = Math.ceil(Math.sqrt(count));
  const boxes = Array.from({ length: count }, (_, n) => {
    const [x, y] = [(n % columns) * 60, Math.floor(n / columns) * 40];
    return `<div class="box" style="transform:translate(${x}px,${y}px)">Box ${n}</div>`;
  });
  return `<!doctype html><style>
    body { margin: 0; overflow: hidden }
    .box { position: absolute; width: 50px; height: 30px; border: 1px solid #888; border-radius: 6px; font: 8px sans-serif }
  </style><div id="view">${boxes.join("")}</div><script>
    const view = document.getElementById("view");
    let held; let pan = { x: 0, y: 0 };
    addEventListener("pointerdown", (event) => { held = event.target.closest(".box") ?? view; });
    addEventListener("pointermove", (event) => {
      if (!held) return;
      if (held === view) { pan = { x: pan.x + event.movementX, y: pan.y + event.movementY };
        view.style.transform = "translate(" + pan.x + "px," + pan.y + "px)"; return; }
      held.style.transform = "translate(" + event.clientX + "px," + event.clientY + "px)";
    });
    addEventListener("pointerup", () => { held = undefined; });
  </script>`;
}

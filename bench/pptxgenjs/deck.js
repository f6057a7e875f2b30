// The same deck as pptxgenjs makes it: node deck.js PROJECT OUTPUT
const fs = require("node:fs");
const path = require("node:path");
const PptxGenJS = require("pptxgenjs");

const [project, output] = process.argv.slice(2);
const book = JSON.parse(fs.readFileSync(path.join(project, "book.json"), "utf-8"));
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
deck.title = book.title;
deck.defineSlideMaster({
  title: "EXERCISE",
  slideNumber: { x: 12.3, y: 7.0, fontSize: 14 },
  objects: [
    { placeholder: { options: { name: "title", type: "title", x: 0.6, y: 0.3, w: 12, h: 0.9, fontSize: 36 }, text: "" } },
    { placeholder: { options: { name: "cues", type: "body", x: 7.6, y: 3.0, w: 5.2, h: 2.6, fontSize: 24 }, text: "" } },
    { text: { text: "OUR-01 · version 0.1 · Sample – not reviewed by a clinician", options: { x: 0.6, y: 7.0, w: 9, h: 0.4, fontSize: 14 } } },
  ],
});

deck.addSlide().addText(book.title, { x: 1, y: 3, w: 11, h: 1.2, fontSize: 48, bold: true });
let number = 0;
for (const part of book.parts) {
  const opening = deck.addSlide({ masterName: "EXERCISE" });
  opening.addText(part.title, { placeholder: "title" });
  opening.addText("Some movements to learn.", { placeholder: "cues" });
  opening.addNotes("SAY: Some movements to learn.");
  for (const one of part.exercises) {
    number += 1;
    const slide = deck.addSlide({ masterName: "EXERCISE" });
    slide.addText(`${number}. ${one.name}`, { placeholder: "title" });
    one.photos.forEach((photo, place) => {
      const x = 0.6 + 3.5 * place;
      slide.addImage({ path: path.join(project, photo), altText: one.alts[place], x, y: 1.8, w: 3.3, h: 2.2 });
      slide.addText(["Start", "Finish"][place], { x, y: 4.1, w: 3.3, h: 0.5, fontSize: 24 });
    });
    slide.addText(one.badge, { x: 7.6, y: 1.4, w: 5.2, h: 1.3, fontSize: 28, bold: true, fill: { color: "E6F0EE" } });
    slide.addText(one.cues.map((text) => ({ text, options: { bullet: true, breakLine: true } })), { placeholder: "cues" });
    slide.addText(book.stop_cue, { x: 7.6, y: 5.8, w: 5.2, h: 0.9, fontSize: 24, fill: { color: "FDECEB" } });
    slide.addNotes([
      `SAY: ${one.say}`,
      `DO: Show the start and the finish. Then everybody tries it at their own pace. ${one.start} ` +
        one.steps.map((step, place) => `${place + 1}. ${step}`).join(" "),
      `DOSE: ${one.sentence}`,
      `WATCH: ${one.watch.join(" ")}`,
      `STOP: ${one.stop.join(" ")} ${book.rule}`,
    ].join("\n"));
  }
}
deck.writeFile({ fileName: output });

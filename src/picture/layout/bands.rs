//! Places along the flow: each band is as high as what stands in it, each gap as high as its tracks and the
//! borders of the frames that end and begin there.

use super::components::Part;
use super::ends::Decoration;
use super::lattice::Lattice;
use super::tracks::Gap;

/// The least room between two bands.
const LEAST: f64 = 40.0;
/// Room between a band and the first track, and between the last track and the next band.
const CLEAR: (f64, f64) = (14.0, 18.0);
/// Room between two tracks.
const TRACK: f64 = 10.0;
/// Room between the border of a frame and that of the next one.
const BORDERS: f64 = 22.0;

/// Where the bands, tracks and frames of a part are.
#[derive(Debug, Default)]
pub(super) struct Bands {
    /// The low and the high side of each band.
    pub(super) bands: Vec<(f64, f64)>,
    /// The first track below each band.
    tracks: Vec<f64>,
    /// The low and the high side of each frame.
    pub(super) frames: Vec<(f64, f64)>,
    /// How long the whole is.
    pub(super) length: f64,
}

impl Bands {
    /// The middle of a band.
    pub(super) fn middle(&self, band: usize) -> f64 {
        let (low, high) = self.bands[band];
        (low + high) / 2.0
    }

    /// The place of a track below a band.
    pub(super) fn track(&self, band: usize, track: usize) -> f64 {
        self.tracks[band] + track as f64 * TRACK
    }

    /// Makes room along the flow.
    pub(super) fn of(part: &Part, lattice: &Lattice, gaps: &[Gap]) -> Self {
        let mut heights = vec![0.0f64; lattice.bands];
        for item in &lattice.items {
            heights[item.band] = heights[item.band].max(item.height);
        }
        for (leaf, item) in part.leaves.iter().zip(&lattice.items) {
            heights[item.band] = heights[item.band].max(leaf.tall);
        }
        let texts = texts(part, lattice);
        let (before, mut after) = offsets(part, lattice);
        let mut opens = vec![0.0f64; lattice.bands];
        let mut closing: Vec<Vec<usize>> = vec![Vec::new(); lattice.bands];
        for (i, span) in lattice.spans.iter().enumerate() {
            opens[span.first] = opens[span.first].max(before[i]);
            closing[span.last].push(i);
        }
        let mut made = Self {
            frames: vec![(0.0, 0.0); part.frames.len()],
            ..Self::default()
        };
        let mut v = opens.first().copied().unwrap_or_default();
        for band in 0..lattice.bands {
            let (low, high) = (v, v + heights[band]);
            made.bands.push((low, high));
            let mut closes = 0.0f64;
            // The innermost first: a frame that its title makes longer pushes those around it.
            let mut closing = std::mem::take(&mut closing[band]);
            closing.sort_by(|&a, &b| after[a].total_cmp(&after[b]).then(b.cmp(&a)));
            for frame in closing {
                let start = made.bands[lattice.spans[frame].first].0 - before[frame];
                let end = (high + after[frame]).max(start + part.frames[frame].least.height);
                made.frames[frame] = (start, end);
                closes = closes.max(end - high);
                if let Some(parent) = part.frames[frame].parent
                    && lattice.spans[parent].last == band
                {
                    let inset = part.frames[parent].insets.v.1;
                    after[parent] = after[parent].max(end - high + inset);
                }
            }
            let next = opens.get(band + 1).copied().unwrap_or_default();
            let tracks = gaps.get(band).map_or(0, |gap| gap.count);
            let texts = texts[band];
            let run = match tracks {
                0 if texts == (0.0, 0.0) => 0.0,
                0 => CLEAR.0 + CLEAR.1,
                tracks => CLEAR.0 + CLEAR.1 + (tracks - 1) as f64 * TRACK,
            };
            let borders = if closes > 0.0 || next > 0.0 {
                BORDERS
            } else {
                0.0
            };
            let middle = (run + texts.0 + texts.1).max(borders);
            let spare = (LEAST - closes - middle - next).max(0.0);
            let room = middle + spare;
            made.tracks
                .push(high + closes + CLEAR.0 + texts.0 + (room - texts.0 - texts.1 - run) / 2.0);
            made.length = high + closes;
            v = high + closes + room + next;
        }
        made
    }
}

/// The room for heads and texts at the ends of edges, below and above the tracks under each band, beyond what is
/// clear anyway.
fn texts(part: &Part, lattice: &Lattice) -> Vec<(f64, f64)> {
    let mut texts = vec![(0.0f64, 0.0f64); lattice.bands];
    for chain in &lattice.chains {
        let [upper, lower] = Decoration::of(part, chain);
        let [first, last] = chain.leaves().map(|leaf| lattice.items[leaf].band);
        texts[first].0 = texts[first].0.max(upper.along() - CLEAR.0);
        if let Some(above) = last.checked_sub(1) {
            texts[above].1 = texts[above].1.max(lower.along() - CLEAR.1);
        }
    }
    texts
}

/// How far the borders of each frame are from its first and its last band.
fn offsets(part: &Part, lattice: &Lattice) -> (Vec<f64>, Vec<f64>) {
    let count = part.frames.len();
    let mut before: Vec<f64> = part.frames.iter().map(|frame| frame.insets.v.0).collect();
    let mut after: Vec<f64> = part.frames.iter().map(|frame| frame.insets.v.1).collect();
    // What is at the ends of edges stands between a leaf and the border of its frame.
    for chain in &lattice.chains {
        let [upper, lower] = Decoration::of(part, chain);
        let [first, last] = chain.leaves();
        let ends = [(first, upper, true), (last, lower, false)];
        for (leaf, decoration, below) in ends {
            let Some(frame) = part.leaves[leaf].parent else {
                continue;
            };
            let (span, band) = (&lattice.spans[frame], lattice.items[leaf].band);
            let insets = part.frames[frame].insets.v;
            let room = decoration.inside_frame();
            if below && span.last == band {
                after[frame] = after[frame].max(insets.1 + room);
            } else if !below && span.first == band {
                before[frame] = before[frame].max(insets.0 + room);
            }
        }
    }
    // The innermost first: parents are looked at when all that is inside them is done.
    let mut inside = vec![0usize; count];
    for frame in &part.frames {
        if let Some(parent) = frame.parent {
            inside[parent] += 1;
        }
    }
    let mut ready: Vec<usize> = (0..count).filter(|&i| inside[i] == 0).collect();
    while let Some(i) = ready.pop() {
        let Some(parent) = part.frames[i].parent else {
            continue;
        };
        let (span, around) = (&lattice.spans[i], &lattice.spans[parent]);
        let insets = part.frames[parent].insets.v;
        if span.first == around.first {
            before[parent] = before[parent].max(before[i] + insets.0);
        }
        if span.last == around.last {
            after[parent] = after[parent].max(after[i] + insets.1);
        }
        inside[parent] -= 1;
        if inside[parent] == 0 {
            ready.push(parent);
        }
    }
    (before, after)
}

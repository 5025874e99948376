"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { microphoneProblem, type Recording, startRecording } from "./recorder";

export interface Recorder {
  phase: "idle" | "asking" | "recording";
  /** Milliseconds so far. */
  ms: number;
  /** 0 to 1. */
  level: number;
  start: () => void;
  cancel: () => void;
  finish: () => void;
}

interface RecorderEvents {
  onRecorded: (file: File) => void;
  onProblem: (sentence: string) => void;
}

const lookEveryMs = 100;

/** Records what somebody says, one recording at a time; leaving the page ends it. */
export function useRecorder({ onRecorded, onProblem }: RecorderEvents): Recorder {
  const [phase, setPhase] = useState<Recorder["phase"]>("idle");
  const [{ ms, level }, setMeter] = useState({ ms: 0, level: 0 });
  const current = useRef<Recording>(undefined);
  const wanted = useRef(false);

  const end = useCallback(() => {
    wanted.current = false;
    current.current = undefined;
    setPhase("idle");
  }, []);
  const cancel = useCallback(() => {
    current.current?.cancel();
    end();
  }, [end]);
  const start = () => {
    if (phase !== "idle") return;
    wanted.current = true;
    setPhase("asking");
    setMeter({ ms: 0, level: 0 });
    startRecording().then(
      (recording) => {
        // Given up while the browser was still asking.
        if (!wanted.current) return recording.cancel();
        current.current = recording;
        setPhase("recording");
      },
      (error: unknown) => {
        end();
        onProblem(microphoneProblem(error));
      },
    );
  };
  const finish = () => {
    const recording = current.current;
    if (!recording) return;
    end();
    void recording.finish().then(onRecorded);
  };

  useEffect(() => {
    if (phase !== "recording") return;
    const begun = performance.now();
    const timer = setInterval(
      () => setMeter({ ms: performance.now() - begun, level: current.current?.level() ?? 0 }),
      lookEveryMs,
    );
    return () => clearInterval(timer);
  }, [phase]);
  useEffect(() => cancel, [cancel]);

  return { phase, ms, level, start, cancel, finish };
}
